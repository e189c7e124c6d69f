module Store
  def self.first(*args)
    # ruleid: far
    danger(args[0])
    # ok: far
    danger(args[1])
  end

  def self.named(query:, mode:)
    # ruleid: far
    danger(query)
    # ok: far
    danger(mode)
  end

  def self.options(options = {})
    # ruleid: far
    danger(options[:query])
    # ok: far
    danger(options[:mode])
  end
end
