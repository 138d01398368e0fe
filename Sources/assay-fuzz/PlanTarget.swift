import Documents
import Plans

/// Documents and plans: what is read once is read again from its own text, and every refusal has words.
func fuzzPlan(_ input: UnsafeRawBufferPointer) {
  let bytes = unsafe Array(input)
  let document: Document
  do {
    document = try Document(parsing: bytes, name: "plan.json")
  } catch {
    expect(!"\(error)".isEmpty, "an error without words")
    return
  }
  let text = document.json.text()
  let again: Document
  do {
    again = try Document(parsing: text, name: "plan.json")
  } catch {
    fatalError("finding: a document's own text is refused: \(error)\n\(text)")
  }
  expect(again.json == document.json, "a document changes when it is written and read again")
  expectEqual(plan(document), plan(again), "a plan changes when its document is written and read again")
}

/// The plan, or nil where the document is none.
private func plan(_ document: Document) -> Plan? {
  do {
    return try Plan(document)
  } catch {
    expect(!"\(error)".isEmpty, "an error without words")
    return nil
  }
}
