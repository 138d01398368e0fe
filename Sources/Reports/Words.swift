/// Sentences that several reports share.
enum Words {
  static let unboundedLift = "the control's mean is not clearly above zero"
}
