//! A long list of articles.

use futures_channel::oneshot;

use crate::library::Summary;

/// How many articles are listed at first, and how many more each time: an element costs the browser more than its article.
pub(in crate::ui) const PORTION: usize = 200;

/// Who waits for the list of articles, and what of it is noted.
#[derive(Default)]
pub(in crate::ui) struct Listing {
    /// Told when it is read.
    pub(in crate::ui) waiting: Vec<oneshot::Sender<()>>,
    /// What [`Recent`] holds, as far as known.
    pub(in crate::ui) noted: Vec<Summary>,
    /// Whether it will be noted anew.
    pub(in crate::ui) noting: bool,
}
