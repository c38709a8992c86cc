//! Reading speed: megabytes of plain text a second on one core, from a pasted string to sentences, and beside it what bare
//! UAX #29 takes of that. `cargo bench --no-default-features --bench read`; `make bench` takes the medians from there.
//! In wasm the clock is JavaScript's: there this exports the work, and bench.mjs times it.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench")]

use std::sync::LazyLock;

use postil::article::{Id, Provenance, Source, SourceKind, Timestamp};
use postil::read::read;
use postil::segment::Lexicons;

/// What the page begins with.
static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::english);

/// Reads a text as an article; how many sentences it has.
fn sentences(text: &str) -> usize {
    let provenance = Provenance::new(Source::new(SourceKind::Paste, Timestamp::default()), None, text);
    read(text, Id::from("urn:uuid:0"), provenance, &LEXICONS).sentences.len()
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = read)]
pub fn export(text: &str) -> usize {
    sentences(text)
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    divan::main();
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fmt;
    use std::fs;
    use std::path::Path;

    use divan::Bencher;
    use divan::counter::BytesCount;
    use postil::segment::uax29;

    /// A megabyte of an article, over and over, a blank line after each.
    struct Megabyte {
        name: String,
        text: String,
    }

    impl fmt::Display for Megabyte {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.name)
        }
    }

    /// All our own articles, and the one of the budget if it lies beside the clone.
    fn texts() -> Vec<Megabyte> {
        const SIZE: usize = 1_000_000;
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let own = fs::read_dir(root.join("tests/fixtures")).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> = own.chain([root.join("../shared/data/articles/berlin-talks.txt")]).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt") && path.exists());
        paths.sort();
        let text = |path: &Path| fs::read_to_string(path).unwrap() + "\n\n";
        let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
        let filled = |text: &str| text.repeat(SIZE.div_ceil(text.len()));
        paths.iter().map(|path| Megabyte { name: name(path), text: filled(&text(path)) }).collect()
    }

    #[divan::bench(args = texts(), sample_count = 15, sample_size = 1)]
    fn sentences(bencher: Bencher, of: &Megabyte) {
        bencher.counter(BytesCount::of_str(&of.text)).bench(|| super::sentences(&of.text));
    }

    #[divan::bench(args = texts(), sample_count = 15, sample_size = 1)]
    fn bare_uax29(bencher: Bencher, of: &Megabyte) {
        bencher.counter(BytesCount::of_str(&of.text)).bench(|| uax29(&of.text).len());
    }
}
