//! The stylesheet: `src/style/`, by part, as one text.

/// What each widget wears, without what only people read.
pub const CSS: &str = match std::str::from_utf8(&SHORT) {
    Ok(css) => css,
    Err(_) => panic!("shortening broke a letter apart"),
};

const PARTS: &str = concat!(
    include_str!("style/tokens.css"),
    include_str!("style/base.css"),
    include_str!("style/controls.css"),
    include_str!("style/top.css"),
    include_str!("style/list.css"),
    include_str!("style/detail.css"),
    include_str!("style/states.css"),
    include_str!("style/overlays.css"),
    include_str!("style/containers.css"),
    include_str!("style/media.css"),
);

static SHORT: [u8; shorten::<0>(PARTS).0] = shorten(PARTS).1;

/// The text without comments, and without white space where it separates nothing. Returns its length, and as much of it
/// as `N` bytes hold. Done by the compiler: a build script would be one more thing to run.
const fn shorten<const N: usize>(css: &str) -> (usize, [u8; N]) {
    let css = css.as_bytes();
    let (mut short, mut length) = ([0; N], 0);
    let (mut at, mut last, mut is_apart, mut quote) = (0, b'}', false, 0);
    while at < css.len() {
        let byte = css[at];
        if quote == 0 && byte == b'/' && css[at + 1] == b'*' {
            at += 2;
            while css[at] != b'*' || css[at + 1] != b'/' {
                at += 1;
            }
            at += 2;
            continue;
        }
        at += 1;
        if quote == 0 && byte.is_ascii_whitespace() {
            is_apart = true;
            continue;
        }
        if byte == b'"' {
            quote ^= byte;
        }
        if byte == b'}' && last == b';' {
            length -= 1;
        }
        if is_apart && !separates(last) && last != b':' && !separates(byte) {
            if length < N {
                short[length] = b' ';
            }
            length += 1;
        }
        if length < N {
            short[length] = byte;
        }
        (length, last, is_apart) = (length + 1, byte, false);
    }
    (length, short)
}

const fn separates(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b';' | b',' | b'>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<const N: usize>(css: &str, expected: &[u8; N]) {
        assert_eq!(shorten(css), (N, *expected), "{css}");
    }

    #[test]
    fn comments_and_needless_white_space_go() {
        check(
            "/* Why */\na  b ,\n  c { width : calc(1px + 2px) ;\n}  /* and */ @media (x) {}\n",
            b"a b,c{width :calc(1px + 2px)}@media (x){}",
        );
        check("a > b { inset: 0; color: red }", b"a>b{inset:0;color:red}");
        check(".a :hover{margin:0 auto}", b".a :hover{margin:0 auto}");
    }

    #[test]
    fn what_is_quoted_stays() {
        check("a { content: \"  /* ; */ \" ; }", b"a{content:\"  /* ; */ \"}");
    }

    #[test]
    fn the_stylesheet_is_whole() {
        let count = |css: &str, letter| css.matches(letter).count();
        assert_eq!(count(CSS, '{'), count(CSS, '}'));
        assert!(CSS.len() * 10 < PARTS.len() * 9, "{} of {}", CSS.len(), PARTS.len());
        assert!(!CSS.contains("/*") && CSS.ends_with('}'));
    }
}
