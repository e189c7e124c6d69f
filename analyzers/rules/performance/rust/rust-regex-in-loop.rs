fn each(lines: &[String]) {
    for line in lines {
        // ruleid: rust-regex-in-loop
        let re = Regex::new("a+b").unwrap();
        show(re.is_match(line));
    }
}

fn again(mut lines: Lines) {
    while let Some(line) = lines.next() {
        // ruleid: rust-regex-in-loop
        show(Regex::new("^x").unwrap().is_match(&line));
    }
}

fn once(lines: &[String]) {
    // ok: rust-regex-in-loop
    let re = Regex::new("a+b").unwrap();
    for line in lines {
        show(re.is_match(line));
        // ok: rust-regex-in-loop
        show(Regex::new(line).is_ok());
    }
}
