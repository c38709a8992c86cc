//! Zip archives and Word documents, written by hand; and archives read.

/// The files of an archive, by their names.
pub fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut entries = archive.entries();
    let mut files = Vec::new();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = entry.file_path().try_normalize().unwrap().as_str().to_owned();
        let packed = archive.get_entry(entry.wayfinder()).unwrap();
        let file = miniz_oxide::inflate::decompress_to_vec(packed.data()).unwrap();
        assert_eq!(crc32(&file), packed.claim_verifier().crc, "{name}");
        files.push((name, file));
    }
    files
}

/// An archive of stored entries.
pub fn zip(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = Zip::default();
    for (name, bytes) in entries {
        zip.add(name, bytes, 0, bytes.len(), crc32(bytes), 0);
    }
    zip.finish()
}

/// An archive that grows.
#[derive(Default)]
pub struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds an entry: its bytes as packed by `method`, the size and checksum it declares, and its flags.
    pub fn add(&mut self, name: &str, packed: &[u8], method: u16, size: usize, checksum: u32, flags: u16) {
        let at = self.bytes.len() as u32;
        let mut common = Vec::new();
        for field in [20, flags, method, 0, 0] {
            common.extend_from_slice(&u16::to_le_bytes(field));
        }
        for field in [checksum, packed.len() as u32, size as u32] {
            common.extend_from_slice(&field.to_le_bytes());
        }
        common.extend_from_slice(&(name.len() as u16).to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&common);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(packed);
        self.directory.extend_from_slice(b"PK\x01\x02\x14\0");
        self.directory.extend_from_slice(&common);
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&at.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.count += 1;
    }

    /// The whole archive.
    pub fn finish(mut self) -> Vec<u8> {
        let at = self.bytes.len() as u32;
        self.bytes.extend_from_slice(&self.directory);
        self.bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        for _ in 0..2 {
            self.bytes.extend_from_slice(&self.count.to_le_bytes());
        }
        self.bytes.extend_from_slice(&(self.directory.len() as u32).to_le_bytes());
        self.bytes.extend_from_slice(&at.to_le_bytes());
        self.bytes.extend_from_slice(&[0, 0]);
        self.bytes
    }
}

/// The checksum of zip, bit by bit.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

/// A Word document by its parts; what is empty is left out.
#[derive(Default, Clone)]
pub struct Word {
    pub body: String,
    pub styles: String,
    pub numbering: String,
    pub footnotes: String,
    pub endnotes: String,
    /// Relationships of the document, beside those to its parts.
    pub links: String,
    pub core: String,
}

impl Word {
    /// A document of this body.
    pub fn of(body: &str) -> Self {
        Self { body: body.to_owned(), ..Self::default() }
    }

    /// The parts with their names.
    pub fn parts(&self) -> Vec<(&'static str, Vec<u8>)> {
        let wrap = |root: &str, inner: &str| {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:{root} xmlns:w=\"w\">{inner}</w:{root}>")
                .into_bytes()
        };
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation = |id: &str, what: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{kind}/{what}\" Target=\"{target}\"/>")
        };
        let relations = |inner: String| format!("<Relationships>{inner}</Relationships>").into_bytes();
        let mut own = self.links.clone();
        let mut parts = vec![
            ("[Content_Types].xml", b"<Types/>".to_vec()),
            ("_rels/.rels", relations(relation("r1", "officeDocument", "word/document.xml"))),
            ("word/document.xml", wrap("document", &format!("<w:body>{}</w:body>", self.body))),
        ];
        for (what, name, inner) in [
            ("styles", "word/styles.xml", &self.styles),
            ("numbering", "word/numbering.xml", &self.numbering),
            ("footnotes", "word/footnotes.xml", &self.footnotes),
            ("endnotes", "word/endnotes.xml", &self.endnotes),
        ] {
            if !inner.is_empty() {
                own += &relation(what, what, &name["word/".len()..]);
                parts.push((name, wrap(what, inner)));
            }
        }
        parts.push(("word/_rels/document.xml.rels", relations(own)));
        if !self.core.is_empty() {
            parts.push((
                "docProps/core.xml",
                format!("<cp:coreProperties>{}</cp:coreProperties>", self.core).into_bytes(),
            ));
        }
        parts
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        zip(&self.parts())
    }
}

/// A paragraph with properties and runs.
pub fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A run with properties and a text.
pub fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}
