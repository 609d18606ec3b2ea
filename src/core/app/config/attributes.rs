//! Attributes as they are written.

/// The attributes of the element as the page wrote them, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(Box<str>, Box<str>)>);

impl Attributes {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.as_written(name).map(str::trim)
    }

    pub(super) fn as_written(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| &**it == name).map(|(_, value)| &**value)
    }
}

impl<N: Into<Box<str>>, V: Into<Box<str>>> FromIterator<(N, V)> for Attributes {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(attributes: I) -> Self {
        Self(attributes.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}
