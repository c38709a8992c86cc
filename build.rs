//! What the compiler and the linker have to be told: a name of the build by its sources, whether the shared data are there,
//! and to keep what the page is split by (tools/split.mjs). Makes Rust of the texts that people read (`build/l10n/`).

#[path = "build/l10n/mod.rs"]
#[allow(dead_code, reason = "tests/core/l10n.rs uses the rest")]
mod l10n;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rustc-env=POSTIL_SOURCES={:016x}", fingerprint()?);
    println!("cargo::rustc-check-cfg=cfg(shared_data)");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // Which function names which, and which data.
        println!("cargo::rustc-link-arg-bin=postil-web=--emit-relocs");
    } else {
        shared_data();
    }
    texts()
}

/// Writes `l10n.rs` and `messages.rs`, which `src/l10n/mod.rs` and `src/message.rs` include. Mistakes in the texts fail the build, each with its place.
fn texts() -> io::Result<()> {
    let folder = Path::new("src/l10n");
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.retain(|path| path.extension().is_none_or(|extension| extension != "rs"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        files.push((name, fs::read_to_string(&path)?));
    }
    match l10n::generate(&files) {
        Ok(rust) => {
            let folder = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
            fs::write(folder.join("l10n.rs"), rust.texts)?;
            fs::write(folder.join("messages.rs"), rust.messages)?;
        }
        Err(mistakes) => mistakes.iter().for_each(|mistake| println!("cargo::error=src/l10n/{mistake}")),
    }
    Ok(())
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
    if there || env::var("POSTIL_SHARED").is_ok_and(|wanted| wanted == "required") {
        println!("cargo::rustc-cfg=shared_data");
    }
}

/// A number that is another one for other sources: of the paths and contents of all files below `src` and `build`, and of the
/// versions of all crates. The page and its worker compare theirs (`jobs::BUILD`).
fn fingerprint() -> io::Result<u64> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    collect(Path::new("build"), &mut files)?;
    collect(Path::new("src"), &mut files)?;
    // A folder lists its files in any order.
    files.sort();
    let mut hash = Fnv::new();
    for file in files {
        let path = file.to_string_lossy().replace('\\', "/");
        let contents = fs::read(&file)?;
        // Each with its length, so that nothing moves from one to the next unseen.
        for part in [path.as_bytes(), &contents] {
            hash.take(part.len().to_string().as_bytes());
            hash.take(b":");
            hash.take(part);
        }
    }
    Ok(hash.0)
}

/// Adds the files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// FNV-1a: nobody makes sources collide on purpose, and the standard library's hashers may change with its version.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }

    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}
