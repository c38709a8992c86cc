//! Zip archives (APPNOTE 6.3), written entry by entry to what cannot be rewound.

use std::cell::RefCell;
use std::io::{self, Write};
use std::mem::take;
use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, Crc32Option, DataDescriptorOutput, ZipArchiveWriter, crc32};

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
    /// Adds a file of that name, compressed. The date of an entry is left empty, so that the same files make the same archive.
    ///
    /// # Errors
    /// Where `out` does not take it, or the archive is finished.
    pub fn add(&mut self, name: &str, bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
        /// As most tools compress: slower levels make articles smaller by a hundredth.
        const LEVEL: u8 = 6;
        let writer = self.writer.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let entry = writer.new_file(name).compression_method(CompressionMethod::DEFLATE).crc32(Crc32Option::Skip);
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
