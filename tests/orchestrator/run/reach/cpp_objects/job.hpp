#pragma once
#include <memory>
#include <string>

class Job {
public:
    explicit Job(const std::string &command, int size = 3);
    std::string command() const;
    std::string queue() const;
    void run();
    int size() const;

private:
    std::string command_;
    std::string queue_;
    int size_;
};

class Task {
public:
    Task(std::string name, std::string owner) : name_(std::move(name)), owner_(std::move(owner)) {}
    const std::string &name() const { return name_; }
    const std::string &owner() const { return owner_; }
    static std::unique_ptr<Task> make(const std::string &name) { return std::make_unique<Task>(name, "root"); }

private:
    std::string name_;
    std::string owner_;
};
