//! What the compiler and the linker have to be told.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(shared_data)");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // Lets the linker keep what the page is split by (tools/split.mjs): which function names which, and which data.
        println!("cargo::rustc-link-arg-bin=postil-web=--emit-relocs");
    } else {
        shared_data();
    }
}

/// Says by `cfg(shared_data)` whether the tests that read `../shared/data` run. Where it is not there they are ignored, so
/// that the runner counts them as skipped; with `POSTIL_SHARED=required` they run all the same, and fail.
fn shared_data() {
    println!("cargo::rerun-if-env-changed=POSTIL_SHARED");
    let folder = "../shared/data";
    let there = Path::new(folder).exists();
    if there {
        // Watched only where it is there: what is missing counts as changed each time, and everything would be built anew. A test
        // tells when it has come since (tests/core/tidy.rs).
        println!("cargo::rerun-if-changed={folder}");
    }
    if there || std::env::var("POSTIL_SHARED").is_ok_and(|wanted| wanted == "required") {
        println!("cargo::rustc-cfg=shared_data");
    }
}
