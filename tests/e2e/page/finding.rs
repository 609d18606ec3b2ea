//! Ways to the things in the widget, by the names its contract gives them.

use super::Page;
use crate::locator::Locator;

impl Page {
    pub(crate) fn css(&self, css: impl Into<String>) -> Locator {
        Locator::new(self, css)
    }

    pub(crate) fn part(&self, part: &str) -> Locator {
        self.css(format!("[part~={part}]"))
    }

    /// A button by its accessible name, wherever it is.
    pub(crate) fn button(&self, name: &str) -> Locator {
        self.css("button, [role=button]").named(name)
    }

    pub(crate) fn rows(&self) -> Locator {
        self.css("[role=row][data-job-id]")
    }

    pub(crate) fn row(&self, id: &str) -> Locator {
        self.css(format!("[role=row][data-job-id='{id}']"))
    }

    pub(crate) fn cell(&self, id: &str, column: usize) -> Locator {
        self.row(id).find(format!("[aria-colindex='{column}']"))
    }

    pub(crate) fn chip(&self, status: &str) -> Locator {
        self.css(format!("[part~=chip][data-status={status}]"))
    }

    pub(crate) fn search(&self) -> Locator {
        self.part("search-input")
    }

    pub(crate) fn filter_button(&self, name: &str) -> Locator {
        self.part("filter-button").saying(name)
    }

    pub(crate) fn popover(&self) -> Locator {
        self.part("popover")
    }

    pub(crate) fn dialog(&self) -> Locator {
        self.css("[role=alertdialog]")
    }

    pub(crate) fn toast(&self, text: &str) -> Locator {
        self.part("toast").saying(text)
    }

    /// The open card of a job.
    pub(crate) fn card(&self, id: &str) -> Locator {
        self.css(format!("[part~=detail][data-job-id='{id}'], [part~=detail] [data-job-id='{id}']"))
    }

    pub(crate) fn status_bar(&self) -> Locator {
        self.part("status-bar").find("[data-matches]")
    }
}
