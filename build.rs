//! Names the build by its sources, and lets the linker keep what the page is split by (tools/split.mjs): which function names
//! which, and which data.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rustc-env=POSTIL_SOURCES={:016x}", fingerprint()?);
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=postil-web=--emit-relocs");
    }
    Ok(())
}

/// A number that is another one for other sources: of the paths and contents of all files below `src`, and of the versions of
/// all crates. The page and its worker compare theirs (`jobs::BUILD`).
fn fingerprint() -> io::Result<u64> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
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
