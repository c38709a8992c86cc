//! `postil convert`: writes the documents of any number of files, one after the other, so that memory holds one of them.

use std::ffi::OsStr;
use std::fs::{File, remove_file, rename};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use postil::document::Document;
use postil::formats::{FileNames, Losses, Several, Writing};

use crate::documents::{documents_of, failed};
use crate::output::Output;
use crate::progress::Progress;
use crate::reading::{Options, words};

/// What is being written.
pub struct Conversion<'a> {
    options: &'a Options,
    to: To,
    names: FileNames,
    /// Whether a document was written. A file that is there is not replaced by one that holds nothing.
    has_written: bool,
}

enum To {
    /// One file, or standard output.
    One(Box<Writing>, Target),
    /// A file for each document, in this folder.
    Folder(PathBuf),
}

enum Target {
    Stdout(Output),
    File(PartFile),
}

/// A file that is written beside its place, and put there when it is whole. Where that does not happen, it is removed.
struct PartFile {
    path: PathBuf,
    part: PathBuf,
    file: BufWriter<File>,
}

impl<'a> Conversion<'a> {
    /// Begins to write what comes of so many files.
    ///
    /// # Errors
    /// Where there is no place to write to, as one line.
    pub fn begin(options: &'a Options, files: usize) -> io::Result<Self> {
        let names = FileNames::default();
        let path = options.out.as_deref();
        if let Some(folder) = path.filter(|path| path.is_dir() || ends_as_folder(path)) {
            std::fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
            return Ok(Self { options, to: To::Folder(folder.to_owned()), names, has_written: false });
        }
        let archive = options.to.several == Several::Apart && files > 1;
        let writing = if archive {
            Writing::archive(options.to, &options.written())
        } else {
            options.to.begin(&options.written())
        };
        let target = match path {
            Some(path) => Target::File(PartFile::create(path)?),
            None if (archive || !options.to.is_text()) && io::stdout().is_terminal() => {
                return Err(io::Error::other("what is written is no text; --out says where to"));
            }
            None => Target::Stdout(Output::new()),
        };
        Ok(Self { options, to: To::One(Box::new(writing.map_err(failed)?), target), names, has_written: false })
    }

    /// Writes the documents of one file; how many files could not be read: none or one.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn add(&mut self, file: &OsStr, progress: &mut Progress) -> io::Result<usize> {
        let Some(documents) = documents_of(file, self.options, progress) else { return Ok(1) };
        for document in &documents {
            let losses = self.write(document)?;
            self.has_written = true;
            for loss in losses.messages() {
                let (file, format) = (file.to_string_lossy(), self.options.to.id);
                progress.complain(&format!("{file}: {format} leaves out {}", words(loss)));
            }
        }
        Ok(0)
    }

    fn write(&mut self, document: &Document) -> io::Result<Losses> {
        let Options { to: format, .. } = self.options;
        let options = self.options.written();
        match &mut self.to {
            To::One(writing, target) => writing.add(document, target).map_err(failed),
            To::Folder(folder) => {
                let path = folder.join(self.names.free(document, format));
                let mut part = PartFile::create(&path)?;
                let losses = format.write(&[document], &options, &mut part.file).map_err(failed)?;
                part.put()?;
                Ok(losses)
            }
        }
    }

    /// Ends what is written.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        let To::One(writing, mut target) = self.to else { return Ok(()) };
        writing.finish(&mut target).map_err(failed)?;
        match target {
            Target::Stdout(mut out) => out.flush(),
            Target::File(part) if self.has_written => part.put(),
            Target::File(_) => Ok(()),
        }
    }
}

impl PartFile {
    fn create(path: &Path) -> io::Result<Self> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = File::create(&part).map_err(|error| named(path, &error))?;
        Ok(Self { path: path.to_owned(), part, file: BufWriter::new(file) })
    }

    fn put(mut self) -> io::Result<()> {
        let put = self.file.flush().and_then(|()| rename(&self.part, &self.path));
        put.map_err(|error| named(&self.path, &error))
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        // It is gone where it was put in its place.
        let _ = remove_file(&self.part);
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(part) => part.file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(part) => part.file.flush(),
        }
    }
}

/// Whether a path is written as that of a folder.
fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// The error with the name of what it is about.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
