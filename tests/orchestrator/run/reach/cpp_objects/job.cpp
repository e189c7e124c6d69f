#include "job.hpp"

Job::Job(const std::string &command, int size) : command_(command), size_(size)
{
    queue_ = "default";
}

std::string Job::command() const { return command_; }

std::string Job::queue() const { return queue_; }

void Job::run()
{
    // ruleid: far
    danger(command_);
}

int Job::size() const { return size_; }
