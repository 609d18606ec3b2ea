//! What the menus offer.

use std::rc::Rc;

use super::view_menu::{ViewMenu, view_menu};
use crate::core::app::event::Menu;
use crate::core::app::model::Model;
use crate::core::job::JobType;
use crate::core::list::sort::Sort;
use crate::core::query::CreatedFilter;
use crate::core::text::Text;
use crate::core::words::{toolbar as words, zone};

/// The open menu with what it offers.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenMenu {
    /// Types.
    Type(Rc<[Choice<JobType>]>),
    /// Programs.
    Program(ProgramMenu),
    /// Time of creation.
    Created(CreatedMenu),
    /// Orders, of which this is chosen.
    Sort(Sort),
    /// Columns, and what else there is to the list.
    View(ViewMenu),
}

impl OpenMenu {
    /// Which menu it is.
    pub fn menu(&self) -> Menu {
        match self {
            Self::Type(_) => Menu::Type,
            Self::Program(_) => Menu::Program,
            Self::Created(_) => Menu::Created,
            Self::Sort(_) => Menu::Sort,
            Self::View(_) => Menu::View,
        }
    }
}

/// One choice of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// How many jobs match the other filters and this.
    pub count: usize,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// What the menu of programs offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramMenu {
    /// Whether no program is chosen.
    pub is_any: bool,
    /// The programs.
    pub choices: Rc<[Choice<Text>]>,
}

/// What the menu for the time of creation shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatedMenu {
    /// What is chosen.
    pub created: Option<CreatedFilter>,
    /// Whose days are meant.
    pub zone_note: Rc<str>,
}

pub(super) fn open_menu(model: &Model) -> Option<OpenMenu> {
    Some(match model.menu? {
        Menu::Type => OpenMenu::Type(types(model)),
        Menu::Program => OpenMenu::Program(programs(model)),
        Menu::Created => OpenMenu::Created(CreatedMenu {
            created: model.query.created(),
            zone_note: zone_note(model).into(),
        }),
        Menu::Sort => OpenMenu::Sort(model.sort),
        Menu::View => OpenMenu::View(view_menu(model)),
        Menu::Sheet | Menu::Reasons => return None,
    })
}

pub(super) fn types(model: &Model) -> Rc<[Choice<JobType>]> {
    let facets = model.facets.types.iter().flat_map(|it| it.iter());
    let choice = |value: &JobType, count| Choice {
        value: value.clone(),
        count,
        is_chosen: model.query.asks_for_type(value),
    };
    facets.map(|it| choice(&it.value, it.count)).collect()
}

pub(super) fn programs(model: &Model) -> ProgramMenu {
    let chosen = model.query.program();
    let facets = model.facets.programs.iter().flat_map(|it| it.iter());
    let choice = |value: &Text, count| Choice {
        value: value.clone(),
        count,
        is_chosen: chosen == Some(&**value),
    };
    ProgramMenu {
        is_any: chosen.is_none(),
        choices: facets.map(|it| choice(&it.value, it.count)).collect(),
    }
}

fn zone_note(model: &Model) -> String {
    let offset = zone::offset(&*model.locale, model.now);
    if model.locale.zone_is_set() {
        words::dates_in_page_time(&offset)
    } else {
        words::dates_in_your_time(&offset)
    }
}
