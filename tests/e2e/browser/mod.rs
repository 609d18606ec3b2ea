//! A browser and its driver, which tests use one after another, each in a profile of its own.
//!
//! What the standard for drivers has no command for is done in a way of each engine's own, in its file.

mod chromium;
mod driver;
mod firefox;
mod pool;
mod webkit;

use std::env;
use std::path::PathBuf;

use serde_json::Value;
use thirtyfour::bidi::BiDi;
use thirtyfour::bidi::modules::browser::{DownloadBehavior, SetDownloadBehavior};
use thirtyfour::bidi::modules::browsing_context::{Create, CreateType, Viewport};
use thirtyfour::bidi::modules::emulation::{
    NetworkConditions, SetNetworkConditions, SetScriptingEnabled,
};
use thirtyfour::bidi::{BrowsingContextId, UserContextId};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver, WindowHandle};

use self::driver::DriverProcess;

/// The path in an environment variable.
///
/// # Panics
/// When it is not set.
pub(crate) fn variable(name: &str) -> PathBuf {
    let value = env::var_os(name);
    PathBuf::from(value.unwrap_or_else(|| panic!("{name} is not set: run `cargo xtask test`")))
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The one that the variable `ENGINE` names, or Chromium.
    pub(crate) fn chosen() -> Self {
        match env::var("ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("ENGINE is chromium, firefox or webkit, not {other}"),
        }
    }
}

/// A browser in New York and in English, with a fresh profile. It ends when it is dropped, and with this program.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) driver: WebDriver,
    /// Of the test that has the browser. `None` where a browser has one profile, and one test.
    profile: Option<Profile>,
    /// The window that stays while those of the tests come and go.
    home: WindowHandle,
    process: DriverProcess,
}

/// What is kept of pages, and one tab that has it, with all that is set for it.
#[derive(Debug)]
struct Profile {
    id: UserContextId,
    tab: BrowsingContextId,
    downloads: PathBuf,
}

impl Browser {
    /// One with nothing in it, kept from other tests where that can be.
    pub(crate) async fn take() -> Self {
        pool::take().await
    }

    /// A process of its own, for a test that measures the whole of it or leaves something in it.
    pub(crate) async fn alone() -> Self {
        let mut browser = Self::start().await;
        browser.begin().await.unwrap();
        browser
    }

    /// Keeps it for the next test.
    pub(crate) async fn give_back(self) {
        pool::give_back(self).await;
    }

    async fn start() -> Self {
        let engine = Engine::chosen();
        let process = DriverProcess::start(|folder| match engine {
            Engine::Chromium => chromium::driver(),
            Engine::Firefox => firefox::driver(),
            Engine::WebKit => webkit::driver(folder),
        });
        let capabilities = match engine {
            Engine::Chromium => chromium::capabilities(&process.folder),
            Engine::Firefox => firefox::capabilities(),
            Engine::WebKit => webkit::capabilities(),
        };
        let capabilities: Capabilities = serde_json::from_value(capabilities).unwrap();
        let driver = WebDriver::new(process.url(), capabilities).await.unwrap();
        let home = driver.window().await.unwrap();
        Self { engine, driver, profile: None, home, process }
    }

    /// Makes a profile for a test.
    async fn begin(&mut self) -> WebDriverResult<()> {
        if self.engine == Engine::WebKit {
            webkit::resize(self, 1_280, 1_000).await;
            return Ok(());
        }
        let bidi = self.driver.bidi().await?;
        let id = bidi.browser().create_user_context().await?.user_context;
        let downloads =
            tempfile::Builder::new().prefix("downloads-").tempdir_in(&self.process.folder);
        let downloads = downloads.unwrap().keep();
        let destination_folder = downloads.to_str().unwrap().to_owned();
        bidi.send(SetDownloadBehavior {
            download_behavior: Some(DownloadBehavior::Allowed { destination_folder }),
            user_contexts: Some(vec![id.clone()]),
        })
        .await?;
        let tab = Create {
            r#type: CreateType::Tab,
            reference_context: None,
            background: None,
            user_context: Some(id.clone()),
        };
        let tab = bidi.send(tab).await?.context;
        self.driver.switch_to_window(tab.as_str().into()).await?;
        self.log().await;
        self.profile = Some(Profile { id, tab, downloads });
        Ok(())
    }

    /// Closes the tab of a test, with all that was set for it, and forgets what its pages stored.
    async fn end(&mut self) -> WebDriverResult<()> {
        let Some(profile) = self.profile.take() else { return Ok(()) };
        self.driver.action_chain().reset_actions().await?;
        self.driver.switch_to_window(self.home.clone()).await?;
        self.bidi().await.browser().remove_user_context(profile.id).await?;
        let _ = std::fs::remove_dir_all(profile.downloads);
        Ok(())
    }
}

// What a test does with it.
impl Browser {
    /// The files that were saved, and those that are being saved.
    pub(crate) fn downloads(&self) -> Vec<PathBuf> {
        let folder = match &self.profile {
            Some(profile) => profile.downloads.clone(),
            None => webkit::downloads(&self.process.folder),
        };
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|it| it.unwrap().path()).collect()
    }

    /// Makes the page so large, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::WebKit {
            return webkit::resize(self, width, height).await;
        }
        let viewport = Some(Viewport { width, height });
        let bidi = self.bidi().await;
        bidi.browsing_context().set_viewport(self.tab().clone(), viewport).await.unwrap();
    }

    /// Lets media features have values, such as `("prefers-color-scheme", "dark")`.
    pub(crate) async fn media(&self, features: &[(&str, &str)]) {
        match self.engine {
            Engine::Chromium => chromium::media(self, features).await,
            Engine::Firefox => firefox::media(self, features).await,
            Engine::WebKit => panic!("the driver of WebKit cannot set media features"),
        }
    }

    /// Cuts the connection, or gives it back.
    pub(crate) async fn set_offline(&self, offline: bool) {
        let conditions = SetNetworkConditions {
            network_conditions: offline.then_some(NetworkConditions::Offline),
            contexts: Some(vec![self.tab().clone()]),
            user_contexts: None,
        };
        self.bidi().await.send(conditions).await.unwrap();
    }

    /// Lets no page run a script from now on.
    pub(crate) async fn disable_scripts(&self) {
        if self.engine == Engine::Firefox {
            return firefox::disable_scripts(self).await;
        }
        let scripting = SetScriptingEnabled {
            enabled: Some(false),
            contexts: Some(vec![self.tab().clone()]),
            user_contexts: None,
        };
        self.bidi().await.send(scripting).await.unwrap();
    }

    /// Lets the pages of a server read and write the clipboard without a question.
    pub(crate) async fn allow_clipboard(&self, origin: &str) {
        // The others never ask: Firefox is set up so.
        if self.engine == Engine::Chromium {
            chromium::allow_clipboard(self, origin).await;
        }
    }

    /// Sends a command of Chromium's developer tools.
    pub(crate) async fn devtools(&self, method: &str, params: Value) -> Value {
        let answer = self.driver.cdp().send_raw(method, params).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// What the browser itself complained about, where its driver tells.
    pub(crate) async fn log(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => chromium::log(self).await,
            Engine::Firefox | Engine::WebKit => Vec::new(),
        }
    }

    /// The standard's other half, which WebKit does not have.
    async fn bidi(&self) -> BiDi {
        self.driver.bidi().await.unwrap()
    }

    fn tab(&self) -> &BrowsingContextId {
        &self.profile.as_ref().expect("a test has the browser").tab
    }

    /// Sends a command that the standard does not have.
    async fn command(&self, path: &str, body: Value) -> Value {
        let handle = self.driver.handle();
        let url = format!("{}session/{}/{path}", handle.server_url(), handle.session_id());
        let answer = reqwest::Client::new().post(url).body(body.to_string()).send().await.unwrap();
        let text = answer.text().await.unwrap();
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert!(answer["value"]["error"].is_null(), "{path} {body}: {answer:#}");
        answer["value"].clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Its processes are about to end: nobody is to be asked to end the session.
        let _ = self.driver.clone().leak();
    }
}
