//! Several tabs: which one writes an article, and settings that another one changed.

use any_spawner::Executor;
use leptos::prelude::*;

use crate::article::ArticleId;
use crate::browser::locks;
use crate::storage::{App, KeyRange, read_app, records};
use crate::ui::state::late_module::LateModule;
use crate::ui::state::model::Model;
use crate::ui::state::tabs::{Frozen, Lease, Leasing};

/// Reads what holds for all articles anew.
pub fn catch_up(model: Model) {
    Executor::spawn_local(async move {
        let Some(saver) = model.saver.get_value() else { return };
        let Ok(found) = saver.load(vec![KeyRange::only(records::APP)]).await else { return };
        if let Some(record) = found.first() {
            let App { settings, labels, .. } = read_app(&record.json);
            let is_new =
                model.with_library(|library| *library.settings() != settings || library.labels() != labels.as_ref());
            if is_new {
                model.inform(Box::new(|library| library.resume(settings, labels)));
            }
        }
    });
}

/// Asks for the article that was just opened.
pub fn claim(model: Model, more: LateModule, id: ArticleId) {
    Executor::spawn_local(async move {
        let is_open = || model.document.id.try_get_untracked().flatten().as_ref() == Some(&id);
        match model.host.with_value(|host| host.lease(more, id.as_str(), false)).await {
            Some(Some(lease)) if is_open() => model.lease.set_value(Some(lease)),
            // This tab may have asked twice, where the article was left and opened again.
            Some(None) if is_open() && model.lease.with_value(Option::is_none) => {
                model.document.frozen.set(Some(Frozen::Elsewhere));
                let lease = model.host.with_value(|host| host.lease(more, id.as_str(), true)).await.flatten();
                // Reading it anew asks for it again.
                if is_open() && lease.is_some() {
                    drop(lease);
                    model.open_saved();
                }
            }
            _ => {}
        }
    });
}

/// Asks the browser for an article.
pub fn lease(article: &str, wait: bool) -> Leasing {
    let name = article.to_owned();
    Box::pin(async move {
        let held = locks::hold(&name, wait).await?;
        Some(held.map(|lock| Lease::new(move || drop(lock))))
    })
}
