use super::names;

#[test]
fn a_templates_names_stand_in_braces() {
    assert_eq!(names("/a/{id}/b/{x-y}.{format}"), ["id", "x-y", "format"]);
    assert_eq!(names("/a"), [""; 0]);
}
