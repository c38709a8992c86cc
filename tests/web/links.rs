//! Where a link may lead, with the browser's parser of hosts. Natively: `tests/core/links.rs`.

use postil::browser::host::HOSTS;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::common::links;

#[wasm_bindgen_test]
fn addresses_lead_where_the_table_says() {
    links::check(HOSTS);
}
