use super::template_names;

#[test]
fn a_templates_names_stand_in_braces() {
    assert_eq!(
        template_names("/a/{id}/b/{x-y}.{format}"),
        ["id", "x-y", "format"]
    );
    assert_eq!(template_names("/a"), [""; 0]);
}
