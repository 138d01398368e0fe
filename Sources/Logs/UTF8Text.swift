/// Whether bytes are text.
enum UTF8Text {
  /// Whether `bytes` are well-formed UTF-8.
  static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
    (try? UTF8Span(validating: unsafe Span<UInt8>(_unsafeBytes: bytes))) != nil
  }
}
