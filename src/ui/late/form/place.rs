//! A place in the record of an annotation: what stands there, and how it is changed.

use std::rc::Rc;

use leptos::prelude::*;

use crate::annotation::attributes::Part;
use crate::annotation::{AnnotationId, Attribute};
use crate::browser::page;
use crate::editor::Session;
use crate::editor::commands::SetAttribute;
use crate::json::{Json, Object};
use crate::ui::dom::after_render_unowned;
use crate::ui::state::model::Model;

/// A place.
pub(super) struct Place {
    /// The model.
    pub model: Model,
    /// The annotation.
    pub annotation: AnnotationId,
    /// Where in its attributes.
    pub path: Vec<Part>,
    /// The id of the element that shows it: letters, digits and hyphens.
    pub dom: String,
}

/// A place, shared by all that shows it.
pub(super) type At = Rc<Place>;

impl Place {
    /// All attributes of an annotation.
    pub fn of(model: Model, annotation: AnnotationId) -> At {
        Rc::new(Self { model, annotation, path: Vec::new(), dom: "field".to_owned() })
    }

    /// A part of what is here.
    pub fn at(&self, part: Part, name: &str) -> At {
        let path = self.path.iter().cloned().chain([part]).collect();
        Rc::new(Self {
            model: self.model,
            annotation: self.annotation.clone(),
            path,
            dom: format!("{}-{name}", self.dom),
        })
    }

    /// The `n`th field of the record that is here.
    pub fn field(&self, attribute: &Attribute, n: usize) -> At {
        self.at(Part::Field(attribute.id.as_str().into()), &n.to_string())
    }

    /// The `n`th record of the list that is here.
    pub fn item(&self, n: usize) -> At {
        self.at(Part::Item(n), &n.to_string())
    }

    /// What is here, followed; of the attributes as a whole, all.
    pub fn json(&self) -> Option<Json> {
        self.model.track(&self.annotation);
        let look = |session: &Session| {
            let attributes = &session.annotations().get(&self.annotation)?.attributes;
            if self.path.is_empty() { Some(attributes.clone().into()) } else { attributes.at(&self.path).cloned() }
        };
        self.model.with(look).flatten()
    }

    /// The text that is here, followed.
    pub fn text(&self) -> String {
        self.json().as_ref().map(Json::to_field_text).unwrap_or_default()
    }

    /// The texts of the list that is here, followed.
    pub fn texts(&self) -> Vec<String> {
        let Some(Json::Array(items)) = self.json() else { return Vec::new() };
        items.iter().map(Json::to_field_text).collect()
    }

    /// How many items the list that is here has, followed.
    pub fn count(&self) -> usize {
        if let Some(Json::Array(items)) = self.json() { items.len() } else { 0 }
    }

    /// Puts something here.
    pub fn set(&self, value: Option<Json>, typing: bool) {
        let (annotation, path) = (self.annotation.clone(), self.path.clone());
        self.model.run(&SetAttribute { annotation, path, value, typing });
    }

    /// Puts a list of texts here; nothing, where there are none.
    pub fn set_texts(&self, texts: Vec<String>) {
        self.set((!texts.is_empty()).then(|| texts.into_iter().collect()), false);
    }

    /// Adds a text to the list that is here, or takes it out.
    pub fn turn(&self, text: &str) {
        let mut texts = untrack(|| self.texts());
        let before = texts.len();
        texts.retain(|one| one != text);
        if texts.len() == before {
            texts.push(text.to_owned());
        }
        self.set_texts(texts);
    }

    /// What this is a part of.
    pub fn parent(&self) -> At {
        let path = self.path.split_last().map_or_else(Vec::new, |(_, path)| path.to_vec());
        Rc::new(Self { model: self.model, annotation: self.annotation.clone(), path, dom: String::new() })
    }

    /// Looks at the attributes of all annotations of the article.
    pub fn all(&self, mut look: impl FnMut(&Object)) {
        let _ = self.model.with(|session| session.annotations().iter().for_each(|one| look(&one.attributes)));
    }
}

/// Moves the focus to the first element that a selector finds, once all is drawn.
pub(super) fn go(selector: String) {
    after_render_unowned(move || {
        if let Some(element) = page::find(&selector) {
            let _ = element.focus();
        }
    });
}
