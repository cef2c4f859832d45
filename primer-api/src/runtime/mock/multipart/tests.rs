use super::*;

fn read_text(media_type: &str, body: &str) -> Result<String, String> {
    let tree = read(media_type, body.as_bytes(), &[]);
    tree.map(|it| format!("{it:?}"))
        .map_err(|it| it.to_string())
}

#[test]
fn parts_are_members_by_their_names() {
    let body = "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"a%22\"\r\n\r\n1\r\n2\r\n\
                --b\r\ncontent-disposition: form-data; name=\"j\"\r\ncontent-type: application/json\r\n\r\n{}\r\n\
                --b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\n\r\n-b-\r\n--b--\r\n";
    assert_eq!(
        read_text("multipart/form-data; boundary=\"b\"", body).as_deref(),
        Ok(
            "Members([(\"a\\\"\", Text(\"1\\r\\n2\")), (\"j\", Json([123, 125])), (\"f\", File([3 bytes]))])"
        )
    );
    assert_eq!(
        read_text("multipart/form-data; BOUNDARY=b", "--b--").as_deref(),
        Ok("Members([])")
    );
}

#[test]
fn a_body_that_is_not_of_parts_is_refused() {
    let form = "multipart/form-data; boundary=b";
    for (media_type, body, expected) in [
        (
            "multipart/form-data",
            "--b--",
            "expected a boundary, found none",
        ),
        (form, "", "expected parts, found something else"),
        (form, "--b\r\n", "expected parts, found something else"),
        (
            form,
            "--b\r\nX: y\r\n\r\n1\r\n--b--",
            "expected parts with names, found one without",
        ),
        (
            form,
            "--b\r\n\r\n1\r\n--b--",
            "expected parts with names, found one without",
        ),
    ] {
        assert_eq!(
            read_text(media_type, body),
            Err(expected.to_owned()),
            "{body:?}"
        );
    }
}
