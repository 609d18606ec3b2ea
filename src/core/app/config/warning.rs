//! What is said about an attribute that cannot be used.

use std::fmt;

/// A wrong attribute value. Prints what is wrong, what is allowed and what is used instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    attribute: &'static str,
    value: Box<str>,
    allowed: Box<str>,
    used: &'static str,
}

impl Warning {
    /// Reports the `value` of an attribute, in place of which `used` is used.
    pub fn new(attribute: &'static str, value: &str, allowed: &str, used: &'static str) -> Self {
        Self { attribute, value: value.into(), allowed: allowed.into(), used }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { attribute, value, allowed, used } = self;
        write!(
            f,
            "<impact-jobs> {attribute}=\"{value}\" is not allowed. Allowed: {allowed}. Used: {used}."
        )
    }
}
