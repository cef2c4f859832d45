use super::is_json;

#[test]
fn json_is_recognized_by_its_media_type() {
    for json in [
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/problem+json",
        "text/x+json",
    ] {
        assert!(is_json(json), "{json}");
    }
    for other in ["application/jsonl", "text/plain", "*/*", "", "json"] {
        assert!(!is_json(other), "{other}");
    }
}
