import Documents
import Probes

extension ProbeError {
  /// What is wrong, and what would cure it; neither an address nor the value of a header is shown, as both may hold
  /// secrets.
  var explanation: String {
    switch self {
    case .noLibrary(let reason): "\(reason); scripts/setup installs libcurl"
    case .library(let code): "libcurl gave up (\(code)): no request could be made"
    case .invalidAddress(let side, let fault):
      switch fault {
      case .unreadable:
        "--\(side.rawValue): is no address; write one such as http://127.0.0.1:8000/chat, spaces as %20"
      case .scheme(let scheme):
        "--\(side.rawValue): \(shown(scheme)):// is not spoken; write http:// or https://"
      case .path(let path): "--requests: the path \(shown(path)) does not fit the address of \(side.rawValue)"
      }
    case .invalidHeader(let name, let fault): Self.explanation(name, fault)
    case .document(let error): error.description
    }
  }

  private static func explanation(_ name: String, _ fault: HeaderFault) -> String {
    let header = name.isEmpty ? "--header" : "--header \(shown(name))"
    return switch fault {
    case .noColon: "\(header): write 'Name: value'"
    case .name: "\(header): the name holds what no name of a header may; write 'Name: value'"
    case .value: "\(header): the value holds a line end or another control character"
    case .reserved: "\(header): is set by the program itself; leave it out"
    case .unknownVariable(let variable):
      "\(header): the environment has no variable \(shown(variable)); set it, or write $$ for a dollar"
    case .strayDollar: "\(header): write $NAME or ${NAME} for a variable, $$ for a dollar"
    }
  }
}
