//! A mouse and a keyboard.

use serde::Deserialize;
use serde_json::json;

use crate::browser::Browser;

/// A place in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Point {
    x: f64,
    y: f64,
}

/// A key that is pressed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Key {
    Letter(char),
    Backspace,
    Shift,
    Escape,
}

impl Browser {
    pub(crate) async fn click(&self, Point { x, y }: Point) {
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", event).await;
        }
    }

    pub(crate) async fn press(&self, key: Key) {
        let (down, key) = match key {
            Key::Letter(letter) => {
                let letter = letter.to_string();
                (json!({ "type": "keyDown", "text": letter, "key": letter }), letter)
            }
            Key::Backspace => {
                let down = json!({ "type": "keyDown", "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 });
                (down, "Backspace".to_owned())
            }
            Key::Escape => (json!({ "type": "rawKeyDown", "key": "Escape" }), "Escape".to_owned()),
            Key::Shift => (json!({ "type": "rawKeyDown", "key": "Shift" }), "Shift".to_owned()),
        };
        self.devtools("Input.dispatchKeyEvent", down).await;
        self.devtools("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key })).await;
    }

    /// Types a text at once.
    pub(crate) async fn insert(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// Turns the wheel so that the content moves up, at an even speed.
    pub(crate) async fn scroll(&self, Point { x, y }: Point, px: u32, px_per_second: u32) {
        let gesture = json!({
            "x": x,
            "y": y,
            "yDistance": -i64::from(px),
            "speed": px_per_second,
            "gestureSourceType": "mouse",
        });
        self.devtools("Input.synthesizeScrollGesture", gesture).await;
    }
}
