//! A way to something in the widget, followed anew each time: what the widget draws again is no other thing to it.

use std::collections::BTreeMap;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use serde_json::json;
use thirtyfour::error::no_such_element;
use thirtyfour::prelude::*;
use thirtyfour::{Key, TypingData};

use crate::browser::Engine;
use crate::page::Page;
use crate::wait::{SOON, until};

/// Finds what is rendered; what is hidden does not exist.
#[derive(Clone, Debug)]
pub(crate) struct Locator {
    page: Page,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Step {
    css: Option<String>,
    named: Option<String>,
    saying: Option<String>,
    nth: Option<usize>,
}

/// What there is to see of an element.
#[derive(Debug, Deserialize)]
pub(crate) struct Seen {
    /// With plain apostrophes and spaces.
    pub(crate) text: String,
    /// Every character of it.
    pub(crate) exact: String,
    /// The accessible name.
    pub(crate) name: String,
    /// Of a text field.
    pub(crate) value: Option<String>,
    /// Of a checkbox or radio button.
    pub(crate) checked: Option<bool>,
    attributes: BTreeMap<String, String>,
}

impl Seen {
    /// An attribute, empty when there is none.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub(crate) fn number(&self, attribute: &str) -> Option<usize> {
        self.attribute(attribute).parse().ok()
    }
}

impl Locator {
    pub(crate) fn new(page: &Page, css: impl Into<String>) -> Self {
        Self { page: page.clone(), steps: vec![] }.find(css)
    }

    fn with(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// What is inside.
    pub(crate) fn find(self, css: impl Into<String>) -> Self {
        self.with(Step { css: Some(css.into()), ..Step::default() })
    }

    /// Those of this accessible name.
    pub(crate) fn named(self, name: &str) -> Self {
        self.with(Step { named: Some(name.to_owned()), ..Step::default() })
    }

    /// Those whose text contains this.
    pub(crate) fn saying(self, text: &str) -> Self {
        self.with(Step { saying: Some(text.to_owned()), ..Step::default() })
    }

    /// The one at this place, from 0.
    pub(crate) fn nth(self, nth: usize) -> Self {
        self.with(Step { nth: Some(nth), ..Step::default() })
    }

    /// A button inside, by its accessible name.
    pub(crate) fn button(self, name: &str) -> Self {
        self.find("button, [role=button]").named(name)
    }

    /// All there are, now.
    pub(crate) async fn all(&self) -> Vec<Seen> {
        self.page
            .script(
                "return e2e.read(arguments[0], arguments[1])",
                json!([self.page.host(), self.steps]),
            )
            .await
    }

    pub(crate) async fn count(&self) -> usize {
        self.all().await.len()
    }

    pub(crate) async fn is_there(&self) -> bool {
        self.count().await > 0
    }

    /// The first, as soon as there is one.
    pub(crate) async fn one(&self) -> Seen {
        self.sees("to be there", |_| true).await
    }

    pub(crate) async fn text(&self) -> String {
        self.one().await.text
    }

    pub(crate) async fn appears(&self) {
        self.one().await;
    }

    pub(crate) async fn goes_away(&self) {
        until(&format!("gone: {}", self.path()), SOON, async || self.all().await, Vec::is_empty)
            .await;
    }

    /// Waits until its text contains this.
    pub(crate) async fn says(&self, text: &str) {
        self.sees(&format!("to say '{text}'"), |it| it.text.contains(text)).await;
    }

    /// Waits until an attribute has this value; empty for none.
    pub(crate) async fn has(&self, attribute: &str, value: &str) {
        self.sees(&format!("to have {attribute}=\"{value}\""), |it| {
            it.attribute(attribute) == value
        })
        .await;
    }

    /// Waits until so many are there.
    pub(crate) async fn number(&self, n: usize) {
        until(
            &format!("{n} of {}", self.path()),
            SOON,
            async || self.all().await,
            |it| it.len() == n,
        )
        .await;
    }

    /// Waits until the first of them is right.
    pub(crate) async fn sees(&self, what: &str, is_right: impl Fn(&Seen) -> bool) -> Seen {
        let what = format!("{} {what}", self.path());
        let read = async || self.all().await.into_iter().next();
        until(&what, SOON, read, |it| it.as_ref().is_some_and(&is_right)).await.unwrap()
    }

    /// Clicks it with the mouse. Something that covers it has until the deadline to go away.
    pub(crate) async fn press(&self) {
        let what = format!("{} to be clicked", self.path());
        until(&what, SOON, async || self.click(self.element().await?).await, Result::is_ok)
            .await
            .unwrap();
    }

    async fn click(&self, element: WebElement) -> WebDriverResult<()> {
        if self.page.engine() != Engine::WebKit {
            return element.click().await;
        }
        // The driver of WebKit takes what is inside an input in a shadow root for something that covers it.
        element.scroll_into_view().await?;
        let chain = self.page.driver().action_chain();
        chain.move_to_element_center(&element).click().perform().await
    }

    /// Clicks it while Shift is held.
    pub(crate) async fn press_with_shift(&self) {
        let chain = self.page.driver().action_chain().key_down(Key::Shift);
        let element = self.element().await.unwrap();
        chain.move_to_element_center(&element).click().key_up(Key::Shift).perform().await.unwrap();
    }

    /// Moves the mouse over it.
    pub(crate) async fn hover(&self) {
        self.appears().await;
        let element = self.element().await.unwrap();
        self.page.driver().action_chain().move_to_element_center(&element).perform().await.unwrap();
    }

    /// Takes it with the mouse, moves it by this many pixels, step by step, and lets go.
    pub(crate) async fn drag(&self, x: i64, y: i64) {
        self.appears().await;
        let element = self.element().await.unwrap();
        let mut chain = self.page.driver().action_chain().click_and_hold_element(&element);
        for _ in 0..4 {
            chain = chain.move_by_offset(x / 4, y / 4);
        }
        chain.release().perform().await.unwrap();
    }

    /// Clicks a text field and replaces what is in it.
    pub(crate) async fn fill(&self, text: &str) {
        self.press().await;
        self.page.chord(Key::Control, "a").await;
        self.page.keys(TypingData::from(Key::Delete).add(text)).await;
    }

    /// Runs a script with the element as `it`.
    pub(crate) async fn script<T: serde::de::DeserializeOwned>(&self, script: &str) -> T {
        self.appears().await;
        let script = format!("const [it] = e2e.find(arguments[0], arguments[1]); {script}");
        self.page.script(&script, json!([self.page.host(), self.steps])).await
    }

    async fn element(&self) -> WebDriverResult<WebElement> {
        let arguments = vec![json!(self.page.host()), json!(self.steps)];
        let script = "return e2e.find(arguments[0], arguments[1])[0] ?? null";
        let found = self.page.driver().execute(script, arguments).await?;
        if found.json().is_null() { Err(no_such_element(self.path())) } else { found.element() }
    }

    fn path(&self) -> String {
        let words = self.steps.iter().map(|Step { css, named, saying, nth }| {
            let named = named.as_ref().map(|it| format!("named '{it}'"));
            let saying = saying.as_ref().map(|it| format!("saying '{it}'"));
            let nth = nth.map(|it| format!("at {it}"));
            [css.clone(), named, saying, nth].into_iter().flatten().collect::<String>()
        });
        words.collect::<Vec<_>>().join(" ")
    }
}
