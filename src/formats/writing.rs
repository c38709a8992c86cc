//! A file that is being written, document by document.

use std::collections::BTreeMap;
use std::io;

use super::archive::Archive;
use super::{FileWriter, Format, Losses, NotWritten, Options, file_name};
use crate::document::Document;
use crate::message::file_problems;

/// A file that is being written. Documents are added one by one, and none of them is kept.
pub struct Writing {
    format: &'static Format,
    options: Options,
    file: File,
}

enum File {
    /// One file of the format.
    One(Box<dyn FileWriter>),
    /// An archive with a file of the format for each document.
    Archive(Box<Archive>, FileNames),
}

impl Writing {
    pub(super) fn begin(format: &'static Format, options: &Options) -> Result<Self, NotWritten> {
        let Some(export) = format.export else {
            return Err(NotWritten::Refused(file_problems::is_not_written(format.name)));
        };
        let file = File::One(export(options));
        Ok(Self { format, options: options.clone(), file })
    }

    /// Begins an archive (`.zip`) with a file of `format` for each document, named after it.
    ///
    /// # Errors
    /// Where the format is not written at all.
    pub fn archive(format: &'static Format, options: &Options) -> Result<Self, NotWritten> {
        let file = File::Archive(Box::default(), FileNames::default());
        Ok(Self { file, ..Self::begin(format, options)? })
    }

    /// Adds what the options ask for of a document. What is written so far goes to `out`, which is the same in each call. Answers
    /// with what the format cannot hold of it.
    ///
    /// # Errors
    /// Where `out` does not take it, or the document cannot be written.
    pub fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<Losses, NotWritten> {
        let Self { format, options, file } = self;
        options.reduced(document, &mut |document| {
            match file {
                File::One(writer) => writer.add(document, out)?,
                File::Archive(archive, names) => {
                    let mut bytes = Vec::new();
                    let mut one = Self::begin(format, options)?;
                    // Here what the options take away is gone already.
                    if let File::One(writer) = &mut one.file {
                        writer.add(document, &mut bytes)?;
                        writer.finish(&mut bytes)?;
                    }
                    archive.add(&names.free(document, format), &bytes, out)?;
                }
            }
            Ok((format.losses)(&[document]))
        })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where `out` does not take it.
    pub fn finish(mut self, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        match &mut self.file {
            File::One(writer) => writer.finish(out),
            File::Archive(archive, _) => Ok(archive.finish(out)?),
        }
    }
}

/// Names of the files in an archive, each of which is given once.
#[derive(Default)]
pub struct FileNames {
    /// How often each was wanted, without its ending.
    wanted: BTreeMap<String, usize>,
}

impl FileNames {
    /// The name of the file that `document` is written to, with a number where another document has it already.
    pub fn free(&mut self, document: &Document, format: &Format) -> String {
        let name = file_name(document, format);
        let ending = format!(".{}", format.extension());
        let stem = self.free_stem(name.strip_suffix(&*ending).unwrap_or(&name));
        format!("{stem}{ending}")
    }

    /// `stem`, with a number where it was given already.
    pub fn free_stem(&mut self, stem: &str) -> String {
        let mut name = stem.to_owned();
        loop {
            match self.wanted.get_mut(&name) {
                None => break,
                Some(count) => {
                    *count += 1;
                    name = format!("{stem}-{count}");
                }
            }
        }
        self.wanted.insert(name.clone(), 1);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::FileNames;

    #[test]
    fn a_name_is_given_once() {
        let mut names = FileNames::default();
        let given = ["a", "a", "a-2", "b", "a", "a-2"].map(|name| names.free_stem(name));
        assert_eq!(given, ["a", "a-2", "a-2-2", "b", "a-3", "a-2-3"]);
    }
}
