//! Lets the linker keep what the page is split by (tools/split.mjs): which function names which, and which data.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=postil-web=--emit-relocs");
    }
}
