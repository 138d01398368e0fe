import Glibc

/// One connection of a `LoopbackServer`: requests are read from it, and answered by their path.
struct LoopbackConnection {
  let descriptor: Int32
  private var rest: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next request; nil at the end.
  mutating func next() -> LoopbackServer.Request? {
    var end: Int?
    while end == nil {
      end = rest.indices.first { rest[$0...].starts(with: Array("\r\n\r\n".utf8)) }
      if end == nil, !more() { return nil }
    }
    guard let end else { return nil }
    let lines = String(decoding: rest[..<end], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while rest.count < end + 4 + length { if !more() { return nil } }
    let body = Array(rest[(end + 4)..<(end + 4 + length)])
    rest.removeFirst(end + 4 + length)
    return LoopbackServer.Request(
      method: String(words[0]), target: String(words[1]), headers: headers, body: body)
  }

  /// Answers a request by its path.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - number: Its place among all that came, from 1.
  /// - Returns: Whether the connection goes on.
  mutating func answer(_ request: LoopbackServer.Request, number: Int) -> Bool {
    let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
    let value = parts.count > 1 ? parts[1] : ""
    switch parts.first ?? "/" {
    case "/chat": return chat(request)
    case "/slow":
      usleep(UInt32(value).map { $0 * 1_000 } ?? 0)
      return chat(request)
    case "/hang":
      while more() {}
      return false
    case "/close": return false
    case "/status":
      return give(value, #"{"error":"as asked for"}"#)
    case "/busy": return give("429 Too Many Requests", #"{"error":"slow down"}"#, ["Retry-After: 7"])
    case "/malformed": return give("200 OK", #"{"success": tr"#)
    case "/text": return give("200 OK", "healthy", type: "text/plain")
    case "/nothing": return give("200 OK", "")
    case "/control":
      return give("200 OK", "{\"success\":true,\"confidence\":0.5,\"answer\":\"\u{1B}[31m\u{7}\r\\u001b\"")
    case "/stated": return give("200 OK", #"{"success":false,"confidence":0.2}"#)
    case "/body": return give("200 OK", value.removingPercents)
    case "/truncated":
      write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"success\":")
      return false
    case "/garbage":
      write("SSH-2.0-OpenSSH_9.6\r\n\r\n")
      return false
    case "/chunked": return chunked()
    case "/huge": return huge(Int(value) ?? 0)
    case "/endless": return endless()
    case "/loop": return give("302 Found", "", ["Location: /loop"])
    case "/onward": return give("\(value) Onward", "", ["Location: /echo"])
    case "/away": return give("307 Away", "", ["Location: \(value)"])
    case "/echo": return echo(request)
    case "/every":
      return number.isMultiple(of: Int(value) ?? 2) ? give("503 Busy", "{}") : chat(request)
    default: return give("404 Not Found", #"{"error":"no such path"}"#)
    }
  }

  /// A chat: an empty message is refused, any other is answered.
  private func chat(_ request: LoopbackServer.Request) -> Bool {
    let message = (try? JSONValue(parsing: request.body))?["message"]?.string
    if message == "" { return give("400 Bad Request", #"{"success":false,"error":"메시지가 비어 있습니다"}"#) }
    return give(
      "200 OK", #"{"success":true,"confidence":0.875,"persona":{"style":"concise"},"response":"안녕하세요"}"#)
  }

  private func echo(_ request: LoopbackServer.Request) -> Bool {
    let headers = request.headers.keys.sorted().map { "\"\($0)\":true" }.joined(separator: ",")
    return give(
      "200 OK",
      "{\"success\":true,\"method\":\"\(request.method)\",\"bytes\":\(request.body.count),\"headers\":{\(headers)}}"
    )
  }

  private func chunked() -> Bool {
    write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    for piece in [#"{"success":"#, #"true,"confidence_score":"#, "0.25}"] {
      write("\(String(piece.utf8.count, radix: 16))\r\n\(piece)\r\n")
      usleep(2_000)
    }
    write("0\r\n\r\n")
    return true
  }

  private func huge(_ count: Int) -> Bool {
    give("200 OK", "{\"success\":true,\"pad\":\"\(String(repeating: "x", count: count))\"}")
  }

  /// An answer of unknown length that does not end before the connection does.
  private func endless() -> Bool {
    write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"pad\":\"")
    let piece = String(repeating: "x", count: 65_536)
    while write(piece) {}
    return false
  }

  private func give(
    _ status: String, _ body: String, _ headers: [String] = [], type: String = "application/json"
  ) -> Bool {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Type: \(type)", "Content-Length: \(body.utf8.count)"] + headers
    return write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  @discardableResult
  private func write(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes { bytes in
        unsafe send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private mutating func more() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    rest += buffer.prefix(count)
    return true
  }
}

extension String {
  /// The text with each `%41` as the byte that it stands for.
  fileprivate var removingPercents: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      let code = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), let value = UInt8(code, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
