import Documents
import Testing

@Suite struct JSONTests {
  @Test func numbersThatDoNotExistAreNull() {
    for absent in [nil, Double.nan, .infinity, -.infinity, .signalingNaN] as [Double?] {
      #expect(JSON(absent) == .null)
    }
    #expect(JSON(Int?.none) == .null)
    #expect(JSON(String?.none) == .null)
    #expect(JSON(Bool?.none) == .null)
    #expect(JSON.number(.nan).text() == "null")
    #expect(JSON.array([.number(-.infinity)]).text(indentation: nil) == "[null]")
  }

  @Test func literalsKeepTheirOrder() {
    let document: JSON = [
      "schema": "assay-analysis/1", "zebra": 1, "apple": [1, 2.5, nil, true],
      "middle": ["b": "\(3)", "a": [:]],
    ]
    #expect(
      document.text(indentation: nil)
        == #"{"schema":"assay-analysis/1","zebra":1,"apple":[1,2.5,null,true],"middle":{"b":"3","a":{}}}"#)
  }

  @Test func equalityIsByValueByteAndOrder() {
    #expect(JSON.integer(3) == JSON.number(3))
    #expect(JSON.number(3) == JSON.integer(3))
    #expect(JSON.integer(3) != JSON.number(3.5))
    #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
    #expect(["a": 1, "b": 2] as JSON != ["b": 2, "a": 1] as JSON)
    #expect(JSON.null != false)
    // 2⁵³ + 1 is no Double: rounding must not make it equal to one.
    #expect(JSON.integer(9_007_199_254_740_993) != JSON.number(9_007_199_254_740_992))
  }

  @Test func membersAreSetInPlaceAddedAndRemoved() {
    var document: JSON = ["a": 1, "b": 2, "c": 3]
    document["b"] = "two"
    document["d"] = JSON(2.0)
    document["a"] = nil
    #expect(document.text(indentation: nil) == #"{"b":"two","c":3,"d":2}"#)
    document["c"]?["inner"] = nil as JSON?
    #expect(document["c"] == 3)
    var nothing = JSON.null
    nothing["x"] = 1
    #expect(nothing == ["x": 1])
  }

  @Test func theLastOfEqualKeysWinsAtTheFirstPlace() {
    let pairs: [(String, JSON)] = [("a", 1), ("\u{E9}", 2), ("e\u{301}", 3), ("a", 4)]
    let object = JSON.Object(pairs)
    #expect(object.keys.map { Array($0.utf8) } == ["a", "\u{E9}", "e\u{301}"].map { Array($0.utf8) })
    #expect(object["a"] == 4)
    #expect(object["e\u{301}"] == 3)
  }

  @Test func accessorsAnswerOnlyTheirOwnKind() {
    #expect(JSON(2.5).integerValue == nil)
    #expect(JSON(2.0).integerValue == 2)
    #expect(JSON.integer(2).doubleValue == 2)
    #expect(JSON("2").doubleValue == nil)
    #expect(([1, 2] as JSON)[1] == 2)
    #expect(([1, 2] as JSON)[2] == nil)
    #expect(([1, 2] as JSON)[-1] == nil)
    #expect(JSON(true).boolValue == true)
    #expect(JSON.null.isNull)
    #expect(JSON.null["a"] == nil)
  }
}
