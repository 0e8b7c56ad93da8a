// Built by fuzz.sh together with the sources of CanonicalJSON, as one module.

/// Arbitrary bytes are refused at one of their bytes, or are read; and what is read has a canonical form that reads
/// again, means the same, and is its own canonical form.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        let document = try JSONDocument(parsing: bytes)
        do {
            try check(document)
        } catch {
            fatalError("the canonical form does not read: \(error)")
        }
    } catch {
        precondition((0...count).contains(error.offset), "the error lies outside the input")
    }
    return 0
}

private func check(_ document: JSONDocument) throws(JSONError) {
    let canonical = document.canonical()
    let again = try JSONDocument(parsing: canonical)
    precondition(again.canonical() == canonical, "the canonical form is not its own")
    let tree = JSONTree(document.root)
    precondition(tree.canonicalBytes == canonical, "the tree's form is another")
    precondition(JSONTree(again.root).canonicalBytes == canonical, "the meaning has changed")
    guard let reader = try? ObjectReader(document.root) else { return }
    _ = try? reader.value("id", Shape<Int>.integer(0...9))
    _ = try? reader.optional("name", .text(1...8))
    _ = try? reader.array("list", count: 0...4, .bool)
    _ = try? reader.map("map", keys: .text(0...3), values: .text(0...3))
    _ = try? reader.finish(unknown: .refuse)
}
