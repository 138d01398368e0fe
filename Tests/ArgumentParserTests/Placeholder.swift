enum ArgumentParserTestsPlaceholder {}
