//! The sizes that decide what the grid draws. The browser tells them when they change, so that nothing is measured
//! after a draw.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

use super::cells::any_row;
use super::size::{border_box, observe, text_scale};
use crate::core::list::window::GridSize;

/// Tells the size of a grid, its header and its rows before it is first painted, and whenever one of them changes.
#[hook]
pub(crate) fn use_grid_size(grid: &NodeRef, header: &NodeRef, changed: &Callback<GridSize>) {
    let observer = use_mut_ref(|| None);
    use_effect_with((grid.clone(), header.clone(), changed.clone()), {
        let observer = observer.clone();
        move |(grid, header, changed)| {
            let elements = grid.cast().zip(header.cast());
            *observer.borrow_mut() = elements
                .and_then(|(grid, header)| GridObserver::new(grid, header, changed.clone()));
            move || *observer.borrow_mut() = None
        }
    });
    // Rows come and go with each draw.
    use_effect(move || {
        if let Some(observer) = &*observer.borrow() {
            GridObserver::keep_a_row(observer);
        }
    });
}

/// Watches a grid until it is dropped.
struct GridObserver {
    observer: ResizeObserver,
    grid: Element,
    /// The row that stands for all.
    row: RefCell<Option<Element>>,
    _callback: Closure<dyn FnMut(Array)>,
}

impl GridObserver {
    fn new(grid: Element, header: Element, changed: Callback<GridSize>) -> Option<Self> {
        let mut sizes = Sizes::default();
        let callback = {
            let (grid, header) = (grid.clone(), header.clone());
            // An array as it is: to copy it into the module would need an instance that has not failed.
            Closure::new(move |entries: Array| {
                for entry in
                    entries.iter().filter_map(|it| it.dyn_into::<ResizeObserverEntry>().ok())
                {
                    let Some((width, height)) = border_box(&entry) else { continue };
                    let element = entry.target();
                    if element == grid {
                        sizes.grid = (width, height);
                    } else if element == header {
                        sizes.header = height;
                    } else if height > 0.0 {
                        sizes.row = Some(height);
                    }
                }
                sizes.text_scale = text_scale(&grid);
                if let Some(size) = sizes.news() {
                    changed.emit(size);
                }
            })
        };
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observe(&observer, &grid);
        observe(&observer, &header);
        Some(Self { observer, grid, row: RefCell::default(), _callback: callback })
    }

    /// Watches another row when the one that was watched is gone.
    fn keep_a_row(&self) {
        let mut row = self.row.borrow_mut();
        if row.as_ref().is_some_and(|it| it.is_connected()) {
            return;
        }
        if let Some(gone) = row.take() {
            self.observer.unobserve(&gone);
        }
        *row = any_row(&self.grid);
        if let Some(row) = &*row {
            observe(&self.observer, row);
        }
    }
}

impl Drop for GridObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What the browser told last.
#[derive(Default)]
struct Sizes {
    grid: (f64, f64),
    header: f64,
    row: Option<f64>,
    text_scale: f64,
    told: Option<GridSize>,
}

impl Sizes {
    /// The size of the grid when it is not what was told before. Nothing while the grid is not shown.
    fn news(&mut self) -> Option<GridSize> {
        let (width, height) = self.grid;
        let size = GridSize {
            height: height - self.header,
            width: width / self.text_scale,
            row_height: self.row,
        };
        if size.height <= 0.0 || self.told == Some(size) {
            return None;
        }
        self.told = Some(size);
        self.told
    }
}
