//! Pages of a list.

/// Where a page of a list stands in the whole, in the words of the documentation on pagination.
#[derive(Clone, Debug)]
pub struct Paging {
    /// Path of the list, with the other parameters of the query in place.
    pub uri: String,
    /// Counted from 1.
    pub page: usize,
    /// Jobs on a page, at least 1.
    pub page_size: usize,
    /// Jobs on all pages.
    pub total: usize,
}

impl Paging {
    /// How many pages there are, at least one.
    pub fn n_pages(&self) -> usize {
        self.total.div_ceil(self.page_size).max(1)
    }

    /// How many jobs there are before the page.
    pub fn start(&self) -> usize {
        (self.page - 1).saturating_mul(self.page_size)
    }

    /// The paging keys without their `@`, in the order of the documentation. Links that lead nowhere are empty.
    pub(super) fn keys(&self) -> Vec<(&'static str, String)> {
        let last = self.n_pages();
        let uri = |page: Option<usize>| page.map_or_else(String::new, |it| self.page_uri(it));
        let end = (self.start() + self.page_size).min(self.total).saturating_sub(1);
        vec![
            ("page", self.page.to_string()),
            ("numpages", last.to_string()),
            ("pagesize", self.page_size.to_string()),
            ("total", self.total.to_string()),
            ("start", self.start().to_string()),
            ("end", end.to_string()),
            ("uri", self.uri.clone()),
            ("firstpageuri", uri(Some(1))),
            ("previouspageuri", uri((1 < self.page).then(|| self.page - 1))),
            ("nextpageuri", uri((self.page < last).then(|| self.page + 1))),
            ("lastpageuri", uri(Some(last))),
        ]
    }

    fn page_uri(&self, page: usize) -> String {
        let separator = if self.uri.contains('?') { '&' } else { '?' };
        format!("{}{separator}PageSize={}&Page={page}", self.uri, self.page_size)
    }
}
