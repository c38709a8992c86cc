//! What the page does and the session only knows by name: dialogs, files, the desk.

use super::{Command, Context, Effect, Plan, Refusal};
use crate::article::Stamp;

/// Asks the page for something.
pub struct Page(pub Effect);

impl Command for Page {
    fn plan(&self, context: &Context<'_>, _: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        Ok(Plan::outside(session, self.0.clone()))
    }
}
