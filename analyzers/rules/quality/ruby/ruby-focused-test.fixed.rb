describe Harbour do
  # ruleid: ruby-focused-test
  it "has piers" do
    expect(harbour.piers).to eq(2)
  end

  # ruleid: ruby-focused-test
  it "has ships" do
    expect(harbour.ships).to eq(1)
  end

  # ok: ruby-focused-test
  it "has water" do
    expect(harbour.water).to be(true)
  end

  # ok: ruby-focused-test
  table.fit "width"
end
