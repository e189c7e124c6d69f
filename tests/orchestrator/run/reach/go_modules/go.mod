module example.com/root

go 1.20

require example.org/lib v1.0.0

replace example.org/lib => ./third/lib
