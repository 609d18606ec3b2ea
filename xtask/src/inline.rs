//! A strict Content-Security-Policy blocks inline script and style, so the pages have none. This finds it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Checks every `.html` file directly in `folder`.
///
/// # Errors
/// When a page cannot be read, or has something inline; the text names each place.
pub(crate) fn check_folder(folder: &Path) -> Result<()> {
    let mut findings = Vec::new();
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "html") {
            let page = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            findings.extend(find(&page).into_iter().map(|it| format!("{name}: {it}")));
        }
    }
    if findings.is_empty() {
        return Ok(());
    }
    findings.sort();
    bail!(
        "a strict Content-Security-Policy blocks this; move it into a file:\n  {}",
        findings.join("\n  ")
    )
}

/// Describes each inline script and style in `page`, with its line.
fn find(page: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let tail = &rest[start..];
        let line = 1 + page[..page.len() - tail.len()].matches('\n').count();
        if let Some(comment) = tail.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(end) = tag_end(tail) else { break };
        let (tag, after) = (&tail[1..end], &tail[end + 1..]);
        findings.extend(tag_mistake(tag, after).map(|mistake| format!("line {line}: {mistake}")));
        rest = after;
    }
    findings
}

/// Where the tag at the start of `text` ends: the first `>` outside quotes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

fn tag_mistake(tag: &str, after: &str) -> Option<String> {
    let name = tag.split(|it: char| it.is_whitespace() || it == '/').next()?.to_ascii_lowercase();
    if name.is_empty() {
        return None; // a closing tag
    }
    let attributes = attributes(&tag[name.len()..]);
    if name == "style" {
        return Some("a <style> element".to_owned());
    }
    if name == "script" {
        let body = after.split("</").next().unwrap_or_default();
        let is_external = attributes.iter().any(|(name, _)| name == "src");
        if !is_external || !body.trim().is_empty() {
            return Some("a <script> with its code inside".to_owned());
        }
    }
    attributes.into_iter().find_map(|(attribute, value)| {
        let is_inline = attribute == "style"
            || attribute.starts_with("on")
            || value.trim_start().to_ascii_lowercase().starts_with("javascript:");
        is_inline.then(|| format!("{attribute}=\"…\" on <{name}>"))
    })
}

/// Names, in lower case, and values.
fn attributes(mut text: &str) -> Vec<(String, &str)> {
    let mut attributes = Vec::new();
    loop {
        text = text.trim_start_matches(|it: char| it.is_whitespace() || it == '/');
        let end = text.find(|it: char| it.is_whitespace() || it == '=').unwrap_or(text.len());
        if end == 0 {
            return attributes;
        }
        let name = text[..end].to_ascii_lowercase();
        text = text[end..].trim_start();
        let mut value = "";
        if let Some(assigned) = text.strip_prefix('=') {
            let assigned = assigned.trim_start();
            (value, text) = match assigned.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    assigned[1..].split_once(quote).unwrap_or((&assigned[1..], ""))
                }
                _ => {
                    assigned.split_at(assigned.find(char::is_whitespace).unwrap_or(assigned.len()))
                }
            };
        }
        attributes.push((name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        assert_eq!(find(page), expected, "{page}");
    }

    #[test]
    fn files_and_comments_are_fine() {
        check("<!doctype html>\n<link rel=\"stylesheet\" href=\"./a.css\">", &[]);
        check("<script type=\"module\" src=\"./a.js\"></script>", &[]);
        check("<!-- <style>p{}</style> <script>1</script> -->", &[]);
        check(
            "<impact-jobs api-base=\"/impact\" data-style=\"a > b onclick=1\"></impact-jobs>",
            &[],
        );
        check("<option selected>one two</option> 1 < 2", &[]);
    }

    #[test]
    fn inline_script_and_style_are_found() {
        check("<style>p{}</style>", &["line 1: a <style> element"]);
        check("\n\n<script>go()</script>", &["line 3: a <script> with its code inside"]);
        check("<script src=a.js>go()</script>", &["line 1: a <script> with its code inside"]);
        check("<SCRIPT TYPE=module>go()</SCRIPT>", &["line 1: a <script> with its code inside"]);
        check("<p class='x' STYLE = 'color:red'>", &["line 1: style=\"…\" on <p>"]);
        check("<button disabled onclick=go()>", &["line 1: onclick=\"…\" on <button>"]);
        check("<a href=\" javascript:go()\">", &["line 1: href=\"…\" on <a>"]);
    }
}
