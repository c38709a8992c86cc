//! The languages to choose from.

/// BCP 47 tags, and what the languages call themselves. Those with long word lists of their own come first.
#[rustfmt::skip]
pub const LANGUAGES: &[(&str, &str)] = &[
    ("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"), ("it", "Italiano"),
    ("pt", "Português"), ("nl", "Nederlands"), ("pl", "Polski"), ("ru", "Русский"), ("uk", "Українська"),
    ("am", "አማርኛ"), ("ar", "العربية"), ("hy", "Հայերեն"), ("eu", "Euskara"), ("be", "Беларуская"), ("bn", "বাংলা"),
    ("bg", "Български"), ("my", "မြန်မာ"), ("ca", "Català"), ("zh", "中文"), ("hr", "Hrvatski"), ("cs", "Čeština"),
    ("da", "Dansk"), ("et", "Eesti"), ("fi", "Suomi"), ("ka", "ქართული"), ("el", "Ελληνικά"), ("gu", "ગુજરાતી"),
    ("he", "עברית"), ("hi", "हिन्दी"), ("hu", "Magyar"), ("id", "Bahasa Indonesia"), ("ja", "日本語"), ("kn", "ಕನ್ನಡ"),
    ("kk", "Қазақша"), ("km", "ខ្មែរ"), ("ko", "한국어"), ("lo", "ລາວ"), ("lv", "Latviešu"), ("lt", "Lietuvių"),
    ("ml", "മലയാളം"), ("mr", "मराठी"), ("mk", "Македонски"), ("ne", "नेपाली"), ("nb", "Norsk bokmål"),
    ("fa", "فارسی"), ("pa", "ਪੰਜਾਬੀ"), ("ro", "Română"), ("sr", "Српски"), ("si", "සිංහල"), ("sk", "Slovenčina"),
    ("sl", "Slovenščina"), ("sv", "Svenska"), ("ta", "தமிழ்"), ("te", "తెలుగు"), ("th", "ไทย"), ("tr", "Türkçe"),
    ("ur", "اردو"), ("vi", "Tiếng Việt"),
];
