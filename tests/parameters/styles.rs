//! The table of the standard: OpenAPI 3.0.4, Style Examples, for each style, type and location.

primer_codegen::generate_api! {
    // The standard does not define lists and objects of several cookies.
    #[allow(deprecated)]
    mod api = "styles.yaml";
}

use self::api::*;

fn color() -> Color {
    Color::default().r(100).g(200).b(150)
}

#[tokio::test]
async fn the_examples_of_the_standard_are_written_in_the_path() {
    let request = requested!(client => client.path_matrix_text("blue"));
    assert_eq!(request.path(), "/path/matrix/text/;color=blue");
    let request = requested!(client => client.path_matrix_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.path(), "/path/matrix/list/;color=blue,black,brown");
    let request = requested!(client => client.path_matrix_object(color()));
    assert_eq!(
        request.path(),
        "/path/matrix/object/;color=R,100,G,200,B,150"
    );
    let request = requested!(client => client.path_matrix_exploded_text("blue"));
    assert_eq!(request.path(), "/path/matrixExploded/text/;color=blue");
    let request = requested!(client => client.path_matrix_exploded_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(
        request.path(),
        "/path/matrixExploded/list/;color=blue;color=black;color=brown"
    );
    let request = requested!(client => client.path_matrix_exploded_object(color()));
    assert_eq!(
        request.path(),
        "/path/matrixExploded/object/;R=100;G=200;B=150"
    );
    let request = requested!(client => client.path_label_text("blue"));
    assert_eq!(request.path(), "/path/label/text/.blue");
    let request =
        requested!(client => client.path_label_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.path(), "/path/label/list/.blue,black,brown");
    let request = requested!(client => client.path_label_object(color()));
    assert_eq!(request.path(), "/path/label/object/.R,100,G,200,B,150");
    let request = requested!(client => client.path_label_exploded_text("blue"));
    assert_eq!(request.path(), "/path/labelExploded/text/.blue");
    let request = requested!(client => client.path_label_exploded_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.path(), "/path/labelExploded/list/.blue.black.brown");
    let request = requested!(client => client.path_label_exploded_object(color()));
    assert_eq!(
        request.path(),
        "/path/labelExploded/object/.R=100.G=200.B=150"
    );
    let request = requested!(client => client.path_simple_text("blue"));
    assert_eq!(request.path(), "/path/simple/text/blue");
    let request = requested!(client => client.path_simple_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.path(), "/path/simple/list/blue,black,brown");
    let request = requested!(client => client.path_simple_object(color()));
    assert_eq!(request.path(), "/path/simple/object/R,100,G,200,B,150");
    let request = requested!(client => client.path_simple_exploded_text("blue"));
    assert_eq!(request.path(), "/path/simpleExploded/text/blue");
    let request = requested!(client => client.path_simple_exploded_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.path(), "/path/simpleExploded/list/blue,black,brown");
    let request = requested!(client => client.path_simple_exploded_object(color()));
    assert_eq!(
        request.path(),
        "/path/simpleExploded/object/R=100,G=200,B=150"
    );
}

#[tokio::test]
async fn the_examples_of_the_standard_are_written_in_the_query() {
    let request = requested!(client => client.query_form_text("blue"));
    assert_eq!(request.query(), "color=blue");
    let request =
        requested!(client => client.query_form_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.query(), "color=blue,black,brown");
    let request = requested!(client => client.query_form_object(color()));
    assert_eq!(request.query(), "color=R,100,G,200,B,150");
    let request = requested!(client => client.query_form_exploded_text("blue"));
    assert_eq!(request.query(), "color=blue");
    let request = requested!(client => client.query_form_exploded_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.query(), "color=blue&color=black&color=brown");
    let request = requested!(client => client.query_form_exploded_object(color()));
    assert_eq!(request.query(), "R=100&G=200&B=150");
    let request = requested!(client => client.query_space_delimited_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.query(), "color=blue%20black%20brown");
    let request = requested!(client => client.query_space_delimited_object(color()));
    assert_eq!(request.query(), "color=R%20100%20G%20200%20B%20150");
    let request = requested!(client => client.query_pipe_delimited_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.query(), "color=blue%7Cblack%7Cbrown");
    let request = requested!(client => client.query_pipe_delimited_object(color()));
    assert_eq!(request.query(), "color=R%7C100%7CG%7C200%7CB%7C150");
    let request = requested!(client => client.query_deep_object_exploded_object(color()));
    assert_eq!(
        request.query(),
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
    );
}

#[tokio::test]
async fn the_examples_of_the_standard_are_written_in_a_header() {
    let request = requested!(client => client.header_simple_text("blue"));
    assert_eq!(request.header("color"), Some("blue"));
    let request = requested!(client => client.header_simple_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.header("color"), Some("blue,black,brown"));
    let request = requested!(client => client.header_simple_object(color()));
    assert_eq!(request.header("color"), Some("R,100,G,200,B,150"));
    let request = requested!(client => client.header_simple_exploded_text("blue"));
    assert_eq!(request.header("color"), Some("blue"));
    let request = requested!(client => client.header_simple_exploded_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.header("color"), Some("blue,black,brown"));
    let request = requested!(client => client.header_simple_exploded_object(color()));
    assert_eq!(request.header("color"), Some("R=100,G=200,B=150"));
}

#[tokio::test]
async fn the_examples_of_the_standard_are_written_in_cookies() {
    let request = requested!(client => client.cookie_form_text("blue"));
    assert_eq!(request.header("cookie"), Some("color=blue"));
    let request = requested!(client => client.cookie_form_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(request.header("cookie"), Some("color=blue,black,brown"));
    let request = requested!(client => client.cookie_form_object(color()));
    assert_eq!(request.header("cookie"), Some("color=R,100,G,200,B,150"));
    let request = requested!(client => client.cookie_form_exploded_text("blue"));
    assert_eq!(request.header("cookie"), Some("color=blue"));
    let request = requested!(client => client.cookie_form_exploded_list(["blue", "black", "brown"].map(str::to_owned)));
    assert_eq!(
        request.header("cookie"),
        Some("color=blue; color=black; color=brown")
    );
    let request = requested!(client => client.cookie_form_exploded_object(color()));
    assert_eq!(request.header("cookie"), Some("R=100; G=200; B=150"));
}
