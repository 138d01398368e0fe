import Reports
import Testing

@Suite struct ContentHashTests {
  /// The examples of FIPS 180-4, and lengths around a block's end; the hashes are those of Python's hashlib.
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
    (String(repeating: "a", count: 55), "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="),
    (String(repeating: "a", count: 63), "fT50oF19sVvOStnsBljqmOPwbu7PFrTG//LaRX3cLzQ="),
    (String(repeating: "a", count: 64), "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="),
    (String(repeating: "a", count: 100_000), "bRzyLXzAmwhd/CXuGh864CZYBMYHvCB0rSU7zIL9ge4="),
    ("한국어", "6jJSKBvDvOxWctM+yMJd7oq9dyNfhbigSZSPWd32C40="),
  ])
  func agreesWithAnotherProgram(text: String, hash: String) {
    #expect(ContentHash.policy(text) == "sha256-" + hash)
  }
}
