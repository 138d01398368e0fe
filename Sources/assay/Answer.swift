import ArgumentParser
import Inference
import Reports
import Summaries
import Verdicts

/// Where an answer goes, and how wide it may be.
struct Answer {
  let options: OutputOptions

  init(_ options: OutputOptions) {
    self.options = options
  }

  /// The terminal that the answer is for; a file is 80 columns wide and has no colours.
  var terminal: Terminal {
    Terminal(
      width: options.output == nil ? Screen.width : 80,
      isColoured: options.output == nil && !options.noColor && Screen.isColoured)
  }

  /// Writes the answer to the file that was asked for, else to standard output.
  func give(_ text: String) throws {
    if let path = options.output {
      try OutputFile.write(text, to: path)
      if !options.quiet { StandardError.write("\(path) is written\n") }
    } else {
      try StandardOutput.write(text)
    }
  }

  /// Refuses an answer that would silently leave out a metric that was asked for by name.
  static func requireMetrics(_ asked: [MetricSpecification], in summary: Summary) throws {
    for metric in asked where !summary.groups.contains(where: { $0.has(metric) }) {
      throw AnalysisError.missingMetric(metric.name)
    }
  }
}

/// The level of intervals on the command line.
enum Confidence {
  static func check(_ level: Double?) throws {
    if let level, !(0.5..<1).contains(level) {
      throw ValidationError("--confidence \(level): must be at least 0.5 and below 1, such as 0.95")
    }
  }
}
