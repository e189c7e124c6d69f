local function unused(query)
  -- ok: far
  danger(query)
end

local function run(query)
  -- ruleid: far
  danger(query)
end

return { run_it = run, unused = unused }
