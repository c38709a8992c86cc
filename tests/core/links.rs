//! Where a link may lead, natively. In a browser: `tests/web/links.rs`.

use postil::text::HostParser;

use crate::common::links;

#[test]
fn addresses_lead_where_the_table_says() {
    links::check(HostParser::default());
}
