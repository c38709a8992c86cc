//! Reading and downloading files.

use gloo::file::Blob;
use gloo::file::futures::read_as_bytes;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAnchorElement, Url};

use super::page::document;

/// Hands `contents` to the person as a file to download.
pub fn download(name: &str, media_type: &str, contents: &[u8]) {
    let blob = Blob::new_with_options(contents, Some(media_type));
    let Ok(url) = Url::create_object_url_with_blob(blob.as_ref()) else { return };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser has its own hold on the blob once the download has begun.
    super::clock::later(60_000, Box::new(move || drop(Url::revoke_object_url(&url))));
}

/// The bytes of a file; the error is what the browser said.
///
/// # Errors
/// Where the browser cannot read it: the file was moved, or may not be read.
pub async fn bytes(file: &web_sys::File) -> Result<Vec<u8>, String> {
    let blob = Blob::from(web_sys::Blob::clone(file));
    read_as_bytes(&blob).await.map_err(|error| error.to_string())
}

/// The files of a list.
#[must_use]
pub fn list(files: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default()
}

/// The text of a file beside the page; `None` where it does not arrive.
pub async fn fetch(path: String) -> Option<String> {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(&path)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let text = response.ok().then(|| response.text().ok()).flatten()?;
    JsFuture::from(text).await.ok()?.as_string()
}
