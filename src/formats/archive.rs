//! Zip archives (APPNOTE 6.3), written entry by entry to what cannot be rewound, and read back.

use std::cell::RefCell;
use std::io::{self, Write};
use std::mem::take;
use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, Crc32Option, DataDescriptorOutput, ZipArchive, ZipArchiveWriter, crc32};

use crate::json::Problem;
use crate::message::file_problems;

/// An archive that is being written. Names and sizes of its entries are kept, their contents are not.
pub struct Archive {
    /// `None` once it is finished.
    writer: Option<ZipArchiveWriter<Buffer>>,
    buffer: Buffer,
}

/// What was written and not yet handed on.
#[derive(Clone, Default)]
struct Buffer(Rc<RefCell<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Default for Archive {
    fn default() -> Self {
        let buffer = Buffer::default();
        Self { writer: Some(ZipArchiveWriter::new(buffer.clone())), buffer }
    }
}

impl Archive {
    /// Adds a file of that name, compressed. The date of an entry is the first that a zip can hold, so that the same files make
    /// the same archive.
    ///
    /// # Errors
    /// Where `out` does not take it, or the archive is finished.
    pub fn add(&mut self, name: &str, bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
        /// As most tools compress: slower levels make articles smaller by a hundredth.
        const LEVEL: u8 = 6;
        /// 1 January 1980, in seconds since 1970.
        const FIRST_DATE: i64 = 315_532_800;
        let writer = self.writer.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let entry = writer.new_file(name).compression_method(CompressionMethod::DEFLATE).crc32(Crc32Option::Skip);
        // An entry with permissions says that Unix made it: `unzip` takes names of others for those of MS-DOS, whatever else they say.
        let entry = entry.last_modified(UtcDateTime::from_unix(FIRST_DATE)).unix_permissions(0o644);
        let (mut entry, _) = entry.start().map_err(io::Error::other)?;
        entry.write_all(&compress_to_vec(bytes, LEVEL))?;
        entry.finish(DataDescriptorOutput::new(crc32(bytes), length)).map_err(io::Error::other)?;
        self.hand_on(out)
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// Where `out` does not take it.
    pub fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if let Some(writer) = self.writer.take() {
            writer.finish().map_err(io::Error::other)?;
        }
        self.hand_on(out)
    }

    fn hand_on(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&take(&mut *self.buffer.0.borrow_mut()))
    }
}

/// The files of an archive that was written here, in order: their names and contents.
///
/// # Errors
/// Where it is damaged, or no such archive.
pub fn files(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let damaged = || Problem::new(file_problems::DAMAGED_ARCHIVE);
    let archive = ZipArchive::from_slice(bytes).map_err(|_| damaged())?;
    let mut files = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().map_err(|_| damaged())? {
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).map_err(|_| damaged())?;
        let packed = archive.get_entry(entry.wayfinder()).map_err(|_| damaged())?;
        let claimed = packed.claim_verifier();
        let size = usize::try_from(claimed.uncompressed_size).map_err(|_| damaged())?;
        let file = decompress_to_vec_with_limit(packed.data(), size).map_err(|_| damaged())?;
        if file.len() != size || crc32(&file) != claimed.crc {
            return Err(damaged());
        }
        files.push((name, file));
    }
    Ok(files)
}
