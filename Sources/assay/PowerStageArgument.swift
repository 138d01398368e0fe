import ArgumentParser
import Plans

/// The stages of a release as they are written: `5:24,10:24,25:48,50:72`, percent of the traffic and hours.
struct PowerStages: ExpressibleByArgument {
  let stages: [CanaryStage]

  init?(argument: String) {
    var stages: [CanaryStage] = []
    for (place, text) in argument.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      let words = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
      guard words.count == 2, let share = words[0], let hours = words[1], share > 0, share < 100, hours > 0,
        hours <= 1e6, place < 20
      else { return nil }
      stages.append(CanaryStage(number: place + 1, percentage: share, hours: hours))
    }
    self.stages = stages
  }
}
