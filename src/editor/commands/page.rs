//! What the page does and the session only knows by name: dialogs, files, the desk.

use super::{Command, Effect, Plan, Refusal};
use crate::article::Stamp;
use crate::editor::Session;

/// Asks the page for something.
pub struct Page(pub Effect);

impl Command for Page {
    fn plan(&self, session: &Session, _: &Stamp) -> Result<Plan, Refusal> {
        Ok(Plan::outside(session, self.0.clone()))
    }
}
