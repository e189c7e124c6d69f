class Feed
  def read(text)
    # ruleid: rb-xml-entities-on
    Nokogiri::XML(text, nil, nil, Nokogiri::XML::ParseOptions::NOENT)
  end

  def block(text)
    # ruleid: rb-xml-entities-on
    Nokogiri::XML(text) { |config| config.noent }
  end

  def read_right(text)
    # ok: rb-xml-entities-on
    Nokogiri::XML(text)
  end

  def strict(text)
    # ok: rb-xml-entities-on
    Nokogiri::XML(text) { |config| config.strict.nonet }
  end
end
