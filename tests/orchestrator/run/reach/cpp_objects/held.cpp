#include "job.hpp"

void made_unique()
{
    auto job = std::make_unique<Job>(take_input());
    job->run();
    // ruleid: far
    danger(job->command());
    // ok: far
    danger(job->queue());
}

void made_shared()
{
    std::shared_ptr<Job> job = std::make_shared<Job>(take_input(), 4);
    // ruleid: far
    danger(job->command());
    // ok: far
    danger(job->size());
}

void held_where_it_is_declared()
{
    std::unique_ptr<Job> job(new Job(take_input()));
    // ruleid: far
    danger(job->command());
    // ok: far
    danger(job->queue());
}

void without_new()
{
    std::string input = take_input();
    Job job(input);
    // ruleid: far
    danger(job.command());
    // ok: far
    danger(job.queue());
    Job braced{input};
    // ruleid: far
    danger(braced.command());
    // ok: far
    danger(braced.queue());
}

void cleaned()
{
    auto job = std::make_unique<Job>(scrub(take_input()));
    // ok: far
    danger(job->command());
}

void moved()
{
    auto first = Task::make(take_input());
    auto task = std::move(first);
    // ruleid: far
    danger(task->name());
    // ok: far
    danger(task->owner());
    Task &same = *task;
    // ruleid: far
    danger(same.name());
    // ok: far
    danger(same.owner());
    // ruleid: far
    danger((*task).name());
    // ok: far
    danger((*task).owner());
}

void look_at(const std::shared_ptr<Task> &task)
{
    // ruleid: far
    danger(task->name());
    // ok: far
    danger(task->owner());
}

void handed_on() { look_at(std::make_shared<Task>(take_input(), "root")); }
